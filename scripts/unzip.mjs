// Unpacks a zip file (a VSIX is one) with what Node has, so that tests can run against exactly what ships.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/**
 * Writes every file of the archive below `folder` and returns their names.
 * @param {string} archive
 * @param {string} folder
 */
export function unzip(archive, folder) {
  const zip = readFileSync(archive);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${archive} is not a zip file`);
  const names = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry--) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const header = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extraLength + commentLength;
    if (name.endsWith('/')) continue;
    const file = join(folder, normalize(name));
    if (!file.startsWith(join(folder, sep))) throw new Error(`${name} lies outside the archive's folder`);
    // The local header repeats the name and has an extra field of its own length.
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(start, start + size);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, method === 0 ? packed : inflateRawSync(packed));
    names.push(name);
  }
  return names;
}
