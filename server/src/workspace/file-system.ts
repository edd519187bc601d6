// What the workspace needs of a file system, and paths as text. Paths are absolute, with `/` between the parts
// (`/home/ada/pack`, `c:/pack`), whatever the machine.

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Reading only. Every method may reject with an Error; the workspace turns that into a problem. */
export interface FileSystem {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** What stands at a path, links followed; undefined where there is nothing. */
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | 'other' | undefined>;
  readonly readFolder: (path: string) => Promise<readonly FolderEntry[]>;
  /** The path with every link resolved. */
  readonly realPath: (path: string) => Promise<string>;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:(\/|$)/.test(path);
}

/** `/a/b` and `../c/./d` → `/a/c/d`; an absolute second path stands for itself. */
export function joinPath(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const drive = /^[A-Za-z]:/.exec(whole)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of whole.slice(drive.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${drive}/${parts.join('/')}`;
}

/** The folder a path stands in; the top is its own folder. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash <= 0) return '/';
  return path.slice(0, slash).endsWith(':') ? path.slice(0, slash + 1) : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a path is the folder or stands beneath it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The path as seen from a folder anywhere: `../tenderlint.yml` for what stands above it. */
export function pathSeenFrom(path: string, folder: string): string {
  const steps: string[] = [];
  for (let above = folder; ; above = folderOf(above)) {
    if (isInside(path, above)) return [...steps, relativePath(path, above)].join('/');
    if (folderOf(above) === above) return path;
    steps.push('..');
  }
}

/** The path as seen from a folder above it; the path itself where the folder is not above. */
export function relativePath(path: string, folder: string): string {
  if (path === folder) return '.';
  if (!isInside(path, folder)) return path;
  return path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
}
