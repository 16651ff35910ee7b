// One file out of a jar, by its central directory.
import { inflateRawSync } from 'node:zlib';

export function entry(jar, name) {
  let end = jar.length - 22;
  while (end >= 0 && jar.readUInt32LE(end) !== 0x06054b50) end--;
  let at = jar.readUInt32LE(end + 16);
  for (let n = jar.readUInt16LE(end + 10); n > 0; n--) {
    const nameLength = jar.readUInt16LE(at + 28);
    if (jar.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const header = jar.readUInt32LE(at + 42);
      const from = header + 30 + jar.readUInt16LE(header + 26) + jar.readUInt16LE(header + 28);
      const bytes = jar.subarray(from, from + jar.readUInt32LE(at + 20));
      return jar.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    }
    at += 46 + nameLength + jar.readUInt16LE(at + 30) + jar.readUInt16LE(at + 32);
  }
  throw new Error(`${name} is not in the jar`);
}
