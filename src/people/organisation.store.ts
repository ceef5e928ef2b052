import type { Desk } from '../foundation/database.ts';
import type { Language } from '../foundation/words.ts';
import { insertInvitation } from '../accounts/invitation.store.ts';

export type Founding = { slug: string; name: string; email: string; language: Language };

/** A new organisation whose first person is coordinator and administrator. Returns the token of the sign-in link, null when the slug is taken. */
export async function foundOrganisation(
  desk: Desk,
  { slug, name, email, language }: Founding,
): Promise<string | null> {
  const made = await desk.atTheDoor(null, (tx) =>
    tx
      .insertInto('organisation')
      .values({ slug, name, language })
      .onConflict((on) => on.constraint('organisation_slug_unique').doNothing())
      .returning('id')
      .executeTakeFirst(),
  );
  if (!made) return null;
  const organisation = made.id;
  return desk.within({ organisation, person: null }, 'write', async (tx) => {
    const [given = email] = email.split('@');
    const person = await tx
      .insertInto('person')
      .values({
        organisation_id: organisation,
        given_name: given,
        family_name: name,
        email,
        language,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('membership')
      .values(
        ['coordinator', 'administrator'].map((role) => ({
          organisation_id: organisation,
          person_id: person.id,
          role,
        })),
      )
      .execute();
    return insertInvitation(tx, { organisation, person: person.id, by: person.id });
  });
}
