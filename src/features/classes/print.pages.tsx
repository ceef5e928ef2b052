/** What goes on paper about a pupil: chosen parts, and never what only its author reads. */
import { linkTo } from '../../web/links.ts';
import { fullDay, locales, plainDay } from '../../platform/i18n.ts';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Pupil } from '../guidance/overview.rules.ts';
import { classWords } from './class.words.ts';
import { pupilWords } from './pupil.words.ts';
import {
  inOrderOfTime,
  partOfItem,
  timelineParts,
  type Item,
  type Part,
} from './timeline.rules.ts';

/** Of care nothing is printed: others stand in it, or an office was asked in confidence. */
export const printedParts = timelineParts.filter((part) => part !== 'care');

/** G-24: what is private never gets onto paper, whatever the address asks for. */
export const printable = (items: Item[], parts: readonly Part[], since: string): Item[] =>
  inOrderOfTime(items, since, null).filter(
    ({ kind, isPrivate, readers }) =>
      !isPrivate && readers !== null && parts.includes(partOfItem[kind]),
  );

const asTitle = ({ language }: View, words: string): string =>
  words.charAt(0).toLocaleUpperCase(locales[language]) + words.slice(1);

export function PrintPage({
  view,
  mentorship,
  pupil,
  items,
  parts,
}: Page & { mentorship: MentorshipLine; pupil: Pupil; items: Item[]; parts: readonly Part[] }) {
  const w = pupilWords[view.language];
  const at = { mentorship: mentorship.id, pupil: pupil.id };
  return (
    <Layout
      view={view}
      title={w.printTitle(pupil.name)}
      intro={w.head(
        classWords[view.language].title(mentorship.name ?? ''),
        view.organisation!.name,
        plainDay(view.language, view.today),
      )}
      narrow
      crumbs={[{ href: linkTo(view, '/class/:mentorship/pupils/:pupil', at), text: pupil.name }]}
    >
      <form
        class="toolbar no-print"
        action={linkTo(view, '/class/:mentorship/pupils/:pupil/print', at)}
      >
        <fieldset class="field">
          <legend>{w.printParts}</legend>
          <span class="help">{w.printHelp}</span>
          <input type="hidden" name="chosen" value="yes" />
          <div class="choices flow">
            {printedParts.map((part) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name={`part-${part}`}
                  value="yes"
                  checked={parts.includes(part)}
                />
                <span>{w.parts[part]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <button class="button second">{w.showPrint}</button>
      </form>
      <p class="small muted no-print">
        {w.printNow}{' '}
        <a href={linkTo(view, '/class/:mentorship/pupils/:pupil/home', at)}>{w.forHome}</a>
      </p>
      {printedParts
        .filter((part) => parts.includes(part))
        .map((part) => (
          <Section title={asTitle(view, w.parts[part])}>
            <ul class="lines">
              {items
                .filter(({ kind }) => partOfItem[kind] === part)
                .map((item) => (
                  <li>
                    <span class="row base">
                      <span class="strong">{item.title}</span>
                      <span class="small">
                        {[
                          fullDay(view.language, item.day),
                          ...item.small,
                          ...(item.tag ? [item.tag] : []),
                        ].join(' · ')}
                      </span>
                    </span>
                    {item.texts.map(({ label, text }) => (
                      <p class="pre">
                        {label && `${label}: `}
                        {text}
                      </p>
                    ))}
                  </li>
                ))}
            </ul>
          </Section>
        ))}
    </Layout>
  );
}
