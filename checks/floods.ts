/** Check 43: who asks too often is told to wait. */
import { plural, serveAnew, type Check, type Stage } from './check.ts';

const limits = { session: 600, place: 6000 };
let served = limits;

const open = async (stage: Stage) => {
  await serveAnew(stage, { limits: served });
};

export const floods: Check = {
  number: 43,
  name: 'whoever asks too often is answered with 429 and for how long; the next person is served, and what was refused is not done',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    await open(stage);
    const [one, other] = [stage.somebody(), stage.somebody()];
    await one.signIn('network.mentee');
    await other.signIn('network.mentor');
    await one.get('/o/ledarnatverket/actions');
    let [done, waiting] = [0, 0];
    for (let k = 0; k < 900; k++) {
      const { status, headers } = await one.post('/o/ledarnatverket/actions', {
        body: `flood ${k}`,
      });
      if (status === 303) done++;
      else if (status === 429 && Number(headers['retry-after']) > 0) waiting++;
      else faults.push(`request ${k}: ${status}`);
    }
    await stage.owner.query(`set app.scope = 'sign-in'`);
    const { id } = (
      await stage.owner.query<{ id: string }>(
        `select id from organisation where slug = 'ledarnatverket'`,
      )
    ).rows[0]!;
    await stage.owner.query(`set app.organisation = '${id}'; set app.purpose = 'keys'`);
    const { n } = (
      await stage.owner.query<{ n: number }>(
        `select count(*)::int as n from own_action where made_on = '2026-11-22'`,
      )
    ).rows[0]!;
    if (done > limits.session || waiting === 0) faults.push(`${done} of 900 were answered`);
    if (n < done || n > done + 20) faults.push(`${done} answered, ${n} written`);
    if ((await other.get('/o/ledarnatverket')).status !== 200)
      faults.push('somebody else waits too');
    let strangers = 0;
    for (let k = 0; k < 6500; k++)
      if (
        (
          await stage.server.inject({
            url: '/nowhere',
            remoteAddress: '198.51.100.9',
            cookies: { session: `s${k}` },
          })
        ).statusCode === 404
      )
        strangers++;
    const { statusCode } = await stage.server.inject({
      url: '/sign-in',
      remoteAddress: '198.51.100.9',
    });
    if (statusCode !== 200) faults.push(`the neighbour who signs in: ${statusCode}`);
    if (strangers !== limits.place)
      faults.push(`${strangers} of 6,500 of one place with a new session each were answered`);
    served = limits;
    return {
      tried: plural(900 + 6500, 'requests'),
      figure: `${done} of one session and ${strangers} of one place answered`,
      faults,
    };
  },
  mutation: {
    name: 'the limits are a thousand times higher',
    break: async () => {
      served = { session: limits.session * 1000, place: limits.place * 1000 };
    },
  },
};
