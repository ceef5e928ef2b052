/**
 * Where a child can turn outside school, by country. 116 111 is the number for children that the
 * European Union keeps free (Decision 2007/116/EC).
 */
export type HelpLine = { name: string; number: string };

const childLine: HelpLine = { name: '116 111', number: '116 111' };
const byCountry: Record<string, HelpLine[]> = {
  NL: [
    { name: 'Kindertelefoon', number: '0800-0432' },
    { name: '113 Zelfmoordpreventie', number: '113' },
  ],
  BE: [
    { name: 'Awel', number: '102' },
    { name: 'Zelfmoordlijn', number: '1813' },
  ],
  SE: [
    { name: 'Bris', number: '116 111' },
    { name: 'Mind Självmordslinjen', number: '90101' },
  ],
  DE: [{ name: 'Nummer gegen Kummer', number: '116 111' }],
  DK: [{ name: 'BørneTelefonen', number: '116 111' }],
  NO: [{ name: 'Alarmtelefonen for barn og unge', number: '116 111' }],
  GB: [
    { name: 'Childline', number: '0800 1111' },
    { name: 'Samaritans', number: '116 123' },
  ],
  IE: [{ name: 'Childline', number: '1800 666 666' }],
};

export const helpLinesOf = (country: string | null): HelpLine[] =>
  byCountry[country ?? ''] ?? [childLine];
