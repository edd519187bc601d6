// The connection over standard input and output. It is put together here, and not by the arguments, for the sake of its
// writer: diagnostics are written from what was written before.

import { format } from 'node:util';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { messageBytes } from './protocol/diagnostics-bytes.ts';

/** A connection over standard input and output, which ends with its input. */
export function stdioConnection() {
  const writer = new StreamMessageWriter(process.stdout, {
    contentTypeEncoder: { name: 'application/json', encode: async (message) => messageBytes(message) },
  });
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), writer);
  let wasShutDown = false;
  connection.onShutdown(() => {
    wasShutDown = true;
  });
  const end = (): never => process.exit(wasShutDown ? 0 : 1);
  process.stdin.on('end', end).on('close', end);
  // Standard output belongs to the protocol.
  const said = (...words: unknown[]): string => format(...words);
  console.log = console.info = console.debug = (...words) => connection.console.log(said(...words));
  console.warn = (...words) => connection.console.warn(said(...words));
  console.error = (...words) => connection.console.error(said(...words));
  return connection;
}
