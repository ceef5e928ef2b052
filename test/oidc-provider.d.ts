declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  type Details = {
    prompt: { name: string; details: { missingOIDCScope?: string[] } };
    session?: { accountId: string };
    params: { client_id: string };
  };
  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Details>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
    ): Promise<void>;
    Grant: new (of: { accountId: string; clientId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
  }
}
