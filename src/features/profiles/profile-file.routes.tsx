/** PR-20: a profile goes out as a file: whole, as a spreadsheet, or as a package of CASE. */
import { grantOf } from '../../web/permission.ts';
import { get, orNotFound, type Route } from '../../web/route.tsx';
import { toCase } from './case.rules.ts';
import { toJson, toRows } from './profile-file.rules.ts';
import { findVersion, type Version } from './profile.store.ts';

const json = 'application/json; charset=utf-8';
type Format = {
  ending: string;
  type: string;
  make: (version: Version, creator: string) => string | Promise<Uint8Array>;
};
const formats = new Map<string, Format>(
  Object.entries<Format>({
    json: {
      ending: 'json',
      type: json,
      make: ({ profileName, content }) => toJson(profileName, content),
    },
    case: {
      ending: 'case.json',
      type: json,
      make: ({ id, profileName: name, number, content: profile, publishedAt }, creator) =>
        toCase(
          { id, name, number, profile, isPublished: publishedAt !== null },
          { at: publishedAt?.toTemporalInstant() ?? Temporal.Now.instant(), creator },
        ),
    },
    xlsx: {
      ending: 'xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      make: async ({ content }) => {
        const { default: writeXlsx } = await import('write-excel-file/node');
        return writeXlsx([
          {
            sheet: 'profile',
            data: toRows(content).map((row, at) =>
              row.map((value) =>
                typeof value === 'number'
                  ? { type: Number, value }
                  : { type: String, value, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) },
              ),
            ),
          },
        ]).toBuffer();
      },
    },
  }),
);

export const profileFileRoutes: Route[] = [
  get(
    '/profiles/versions/:version/files/:format',
    { may: 'see profiles', audit: null },
    async ({ tx, params, person, organisation }) => {
      const format = orNotFound(formats.get(params.format!));
      const version = orNotFound(await findVersion(tx, params.version!));
      if (!version.publishedAt && grantOf(person.roles, 'edit profiles') === null) orNotFound(null);
      return {
        next: async () => ({
          download: await format.make(version, organisation.name),
          name: `${version.profileName} ${version.number}.${format.ending}`,
          type: format.type,
        }),
      };
    },
  ),
];
