/**
 * Connections that let PostgreSQL keep its plan of a statement. With policies on every table a plan
 * costs more than the rows that it finds: the largest statement of a page took 6.5 ms with its
 * planning and 0.5 ms without (decision 0012).
 */
import { Client, Pool, type ClientConfig, type PoolConfig } from 'pg';

/**
 * Statements that are prepared under a name, of all connections together; those beyond are planned
 * each time, as a list of any length in a statement makes another text.
 */
const most = 1500;
const names = new Map<string, string>();

/** The same text has the same name on every connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

class Preparing extends Client {
  /**
   * A connection that the database drops while it is lent out says so here, and fails whoever lent
   * it; unheard, it would end the server.
   */
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }

  // Texts without values carry several statements (`begin; set local ...`), which cannot be
  // prepared.
  override query(...args: any[]): any {
    const [text, values] = args;
    const name =
      args.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? nameOf(text)
        : undefined;
    return (super.query as (...args: any[]) => any)(...(name ? [{ name, text, values }] : args));
  }
}

export function openPool(config: PoolConfig): Pool {
  return new Pool({ ...config, Client: Preparing });
}
