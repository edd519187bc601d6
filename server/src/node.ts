// The language server under Node: over standard input and output, an IPC channel or a socket, as the arguments say
// (`--stdio`, `--node-ipc`, `--socket=PORT`; none: `--stdio`).

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import packageJson from '../package.json' with { type: 'json' };
import { startServer } from './protocol/server.ts';
import { stdioConnection } from './stdio-connection.ts';
import type { FileSystem } from './workspace/file-system.ts';
import { nodeFileSystem } from './workspace/node-file-system.ts';

const transports = ['--node-ipc', '--socket', '--pipe'];
const usesStdio = !process.argv.some((argument) => transports.includes(argument.split('=')[0] ?? ''));

startServer(usesStdio ? stdioConnection() : createConnection(ProposedFeatures.all), {
  version: packageJson.version,
  filesFor: (uri) => (uri.startsWith('file:') ? filesBeside(URI.parse(uri)) : undefined),
  later: (task) => setImmediate(task),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** The machine's files by the paths of URIs (`/c:/pack` on Windows, the path after the host of a network share). */
function filesBeside(beside: URI): FileSystem {
  const onMachine = (path: string): string => beside.with({ path }).fsPath;
  return {
    readFile: (path) => nodeFileSystem.readFile(onMachine(path)),
    kindOf: (path) => nodeFileSystem.kindOf(onMachine(path)),
    readFolder: (path) => nodeFileSystem.readFolder(onMachine(path)),
    realPath: async (path) => URI.file(await nodeFileSystem.realPath(onMachine(path))).path,
  };
}
