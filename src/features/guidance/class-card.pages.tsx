import { linkTo } from '../../web/links.ts';
import { sayMoment } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import type { CardLine } from '../accounts/class-card.store.ts';
import { Layout, Tag } from '../../web/layout.tsx';
import { QrCode } from '../../web/qr-code.tsx';
import type { Page, View } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { cardOfClassWords } from './class-card.words.ts';

const crumbsOf = (view: View, mentorship: MentorshipLine) => [
  {
    href: linkTo(view, '/class/:mentorship', { mentorship: mentorship.id }),
    text: mentorship.name ?? '',
  },
];

export function CardsPage({
  view,
  problem,
  mentorship,
  pupils,
}: Page & {
  mentorship: MentorshipLine;
  pupils: { id: string; name: string; card: CardLine | null }[];
}) {
  const w = cardOfClassWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/cards-of-class', {
    mentorship: mentorship.id,
  });
  const without = pupils.filter(({ card }) => card === null).length;
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={crumbsOf(view, mentorship)}
      narrow
    >
      {mentorship.closedOn !== null && <p class="note">{w.ended}</p>}
      {without > 0 && mentorship.closedOn === null && (
        <Form view={view} action={path}>
          <button class="button">{w.makeAll(without)}</button>
        </Form>
      )}
      <ul class="lines">
        {pupils.map(({ id, name, card }) => (
          <li>
            <span>
              <span class="strong">{name}</span>{' '}
              <span class="small muted">
                {card ? w.has(sayMoment(view, card.madeAt)) : w.hasNot}
              </span>{' '}
              {card?.isLocked && <Tag tone="bad">{w.locked}</Tag>}
            </span>
            <span class="row">
              {card?.isLocked && (
                <Form view={view} action={`${path}/${id}/release`} class="inline">
                  <button class="button slim" aria-label={w.releaseFor(name)}>
                    {w.release}
                  </button>
                </Form>
              )}
              {mentorship.closedOn === null && (
                <Form view={view} action={`${path}/${id}`} class="inline">
                  <button class="button second slim" aria-label={w.makeOneFor(name)}>
                    {card ? w.makeNew : w.makeOne}
                  </button>
                </Form>
              )}
              {card && (
                <Form view={view} action={`${path}/${id}/end`} class="inline">
                  <button class="button second slim" aria-label={w.endFor(name)}>
                    {w.end}
                  </button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** Shown once. The PIN stands apart, to be cut off and given by itself. */
export function PrintedCardsPage({
  view,
  mentorship,
  address,
  cards,
}: Page & {
  mentorship: MentorshipLine;
  address: string;
  cards: { name: string; code: string; pin: string; isClosed: boolean; isFirst: boolean }[];
}) {
  const w = cardOfClassWords[view.language];
  const waiting = (first: boolean) =>
    cards
      .filter(({ isClosed, isFirst }) => isClosed && isFirst === first)
      .map(({ name }) => name)
      .join(', ');
  return (
    <Layout
      view={view}
      title={w.printTitle(mentorship.name ?? '')}
      intro={w.printIntro}
      crumbs={[
        ...crumbsOf(view, mentorship),
        {
          href: linkTo(view, '/mentorships/:mentorship/cards-of-class', {
            mentorship: mentorship.id,
          }),
          text: w.title,
        },
      ]}
    >
      {waiting(false) !== '' && <p class="note">{w.mustWait(waiting(false))}</p>}
      {waiting(true) !== '' && <p class="note">{w.mustWaitFirst(waiting(true))}</p>}
      <ul class="class-cards">
        {cards.map(({ name, code, pin }) => (
          <li>
            <QrCode text={`${address}/card/${code}`} label={w.picture(name)} />
            <div>
              <p class="strong">{name}</p>
              <p class="small">{`${address.replace(/^https?:\/\//, '')}/card`}</p>
              <p class="card-code">{code}</p>
            </div>
            <p class="pin">
              <span class="small">{w.pinOf(name)}</span> <span class="card-code">{pin}</span>
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
