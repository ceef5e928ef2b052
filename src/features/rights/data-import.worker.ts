/** From the bytes of a file about oneself to what is kept of it, in a thread. */
import { isWebAddress } from '../../platform/web-address.ts';
import { keepableFile } from '../../platform/upload-file.ts';
import { digest } from '../../platform/digest.ts';
import { readOwnData, sortOwnData, type PortableRow, type Sorted } from './data-import.rules.ts';

export type ReadDataImport = {
  organisation: string;
  madeOn: string;
  digest: string;
  sorted: Sorted;
};

/** Null for what is no such file. */
export async function readDataImport(bytes: Uint8Array): Promise<ReadDataImport | null> {
  const file = readOwnData(bytes);
  return (
    file && {
      organisation: file.organisation,
      madeOn: file.madeOn,
      digest: digest(bytes),
      sorted: await keepEvidence(sortOwnData(file.data)),
    }
  );
}

/**
 * Evidence comes in as if it were uploaded here (AS-27); what would be refused is kept with the
 * rest.
 */
async function keepEvidence(sorted: Sorted): Promise<Sorted> {
  const kept: PortableRow<'evidence'>[] = [];
  const left: PortableRow<'evidence'>[] = [];
  for (const row of sorted.rows.evidence) {
    const file =
      row.file === undefined
        ? null
        : await keepableFile(row.file_name ?? '', Buffer.from(row.file, 'base64'));
    const isFine =
      (row.address === undefined || isWebAddress(row.address)) &&
      (row.file === undefined
        ? row.file_name === undefined && row.file_type === undefined
        : file !== null && file.type === row.file_type);
    if (isFine) kept.push(file ? { ...row, file: file.bytes.toString('base64') } : row);
    else left.push(row);
  }
  return {
    rows: { ...sorted.rows, evidence: kept },
    rest:
      left.length > 0
        ? { ...sorted.rest, evidence: [...(sorted.rest.evidence ?? []), ...left] }
        : sorted.rest,
  };
}
