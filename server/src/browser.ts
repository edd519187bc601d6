// The language server in a web worker: messages over the worker's own channel, files only through the client.

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import packageJson from '../package.json' with { type: 'json' };
import { startServer } from './protocol/server.ts';

// The types of a web worker and those of Node do not go together; this is all that is used of them.
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  version: packageJson.version,
  filesFor: () => undefined,
  later: (task) => setTimeout(task, 0),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
});
