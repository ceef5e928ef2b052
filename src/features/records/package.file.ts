/**
 * A package for an archive: for each mentorship a paper (PDF/A-2b) and the same as JSON, a
 * description of the form, a sum for each file in the shape that `sha256sum -c` reads, and a page
 * that explains it all without us. The same mentorships on the same day in the same language make
 * the same bytes, so the sum of the whole names it.
 *
 * Cost: some 15 ms for each mentorship, in a thread.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { digest } from '../../platform/digest.ts';
import { duration, plainDay, type CompleteLanguage } from '../../platform/i18n.ts';
import {
  archiveFormat,
  archiveSchema,
  canonical,
  type ArchivedMeeting,
  type ArchivedMentorship,
} from './archive.rules.ts';
import { archiveWords } from './archive.words.ts';
import type { Paper } from './document.rules.ts';
import { readDocument } from './document.words.ts';
import { printPdf } from '../../platform/print.ts';
import { sheetOf } from './paper.print.ts';

export type Package = { bytes: Buffer; digest: string };

/** The first moment that the format of the archive knows: a file in it bears no time of its own. */
const noTime = new Date(1980, 0, 1);

export async function buildPackage(
  mentorships: ArchivedMentorship[],
  {
    organisation,
    madeOn,
    language,
  }: { organisation: string; madeOn: string; language: CompleteLanguage },
): Promise<Package> {
  const files: Record<string, Uint8Array> = {};
  const w = archiveWords[language];
  files['README.txt'] = strToU8(
    [
      w.readme(organisation, plainDay(language, madeOn), mentorships.length),
      ...(language === 'en'
        ? []
        : [archiveWords.en.readme(organisation, plainDay('en', madeOn), mentorships.length)]),
    ].join('\n\n---\n\n'),
  );
  files['package.json'] = strToU8(
    `${JSON.stringify({ format: archiveFormat, organisation, madeOn, mentorships: mentorships.map(({ id, firstDay, endedOn, programme, cohort }) => ({ id, firstDay, endedOn, programme, cohort })) }, null, 1)}\n`,
  );
  files['mentorship.schema.json'] = strToU8(`${JSON.stringify(archiveSchema, null, 1)}\n`);
  for (const mentorship of mentorships) {
    files[`mentorships/${mentorship.id}/mentorship.json`] = strToU8(canonical(mentorship));
    files[`mentorships/${mentorship.id}/mentorship.pdf`] = printMentorship(
      mentorship,
      language,
      madeOn,
    );
  }
  files['SHA256SUMS'] = strToU8(
    Object.entries(files)
      .map(([path, bytes]) => `${digest(bytes)}  ${path}\n`)
      .join(''),
  );
  const zip: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [
      path,
      [bytes, { mtime: noTime, level: path.endsWith('.pdf') ? 0 : 6 }],
    ]),
  );
  const bytes = Buffer.from(zipSync(zip));
  return { bytes, digest: digest(bytes) };
}

function printMentorship(
  mentorship: ArchivedMentorship,
  language: CompleteLanguage,
  madeOn: string,
): Buffer {
  const w = archiveWords[language];
  const day = (text: string) => plainDay(language, text);
  const { title, lines } = readDocument(language, {
    kind: 'mentorship',
    id: mentorship.id,
    day: mentorship.firstDay,
    mentorship,
  });
  const section = (name: string, list: string[]): Paper[] =>
    list.length > 0 ? [{ title: name, lines: list }] : [];
  return printPdf(
    ...sheetOf(
      {
        language,
        title,
        author: mentorship.organisation,
        date: madeOn,
        footer: `${mentorship.organisation} · ${mentorship.id}`,
        lines,
        sections: [
          ...section(
            w.agreements,
            mentorship.agreements.map(({ version, writtenOn, signatures }) =>
              w.agreement(
                version,
                day(writtenOn),
                signatures.map(({ name, signedOn }) => `${name} (${day(signedOn)})`).join(', '),
              ),
            ),
          ),
          ...section(
            w.pauses,
            mentorship.pauses.map(
              ({ firstDay, lastDay }) => `${day(firstDay)} – ${lastDay ? day(lastDay) : ''}`,
            ),
          ),
          ...section(
            w.meetings,
            mentorship.meetings
              .filter(({ note }) => note === null)
              .map((meeting) => meetingLine(meeting, language)),
          ),
          ...mentorship.meetings.flatMap((meeting) =>
            meeting.note ? [noteOf(meeting, meeting.note, mentorship, language)] : [],
          ),
          ...section(
            w.certificates,
            mentorship.certificates.map(
              ({ name, issuedOn, code }) => `${name}, ${day(issuedOn)}, ${code}`,
            ),
          ),
        ],
      },
      'archive',
    ),
  );
}

const meetingLine = (
  { heldOn, minutes, with: mentee }: ArchivedMeeting,
  language: CompleteLanguage,
): string =>
  [plainDay(language, heldOn), duration(language, minutes), ...(mentee ? [mentee] : [])].join(', ');

function noteOf(
  meeting: ArchivedMeeting,
  note: NonNullable<ArchivedMeeting['note']>,
  mentorship: ArchivedMentorship,
  language: CompleteLanguage,
): Paper {
  const { title, lines } = readDocument(language, {
    kind: 'note',
    id: '',
    day: meeting.heldOn,
    mentorship: { ...mentorship, parties: [] },
    ...note,
  });
  return { title, lines: [meetingLine(meeting, language), ...lines.slice(1)] };
}
