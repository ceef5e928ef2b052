export const packed = { parts: '0:', sides: '0:', kinds: '0:' };
