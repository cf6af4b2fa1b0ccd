/**
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[], optionalDependencies?: Record<string, string> }} LockEntry
 */

const systems = ["darwin", "win32", "android", "linux", "freebsd", "openbsd", "netbsd", "sunos", "aix", "openharmony"];
const processors = ["arm64", "x64", "arm", "ia32", "wasm32", "riscv64", "ppc64", "s390x", "loong64", "mips64el"];

/**
 * Entries for the optional dependencies that the lock names but does not hold. They need no integrity: a package for
 * another platform is never fetched.
 *
 * @param {Record<string, LockEntry>} packages `packages` of a lock file
 * @returns {[string, LockEntry][]} key and entry
 */
export function missingFromLock(packages) {
  /** @type {Map<string, LockEntry>} */
  const missing = new Map();
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isHeld(packages, path, name)) missing.set(`node_modules/${name}`, entryFor(name, version, dev));
    }
  }
  return [...missing];
}

/**
 * Node's own search: beside the package, then in each folder above it.
 *
 * @param {Record<string, LockEntry>} packages
 * @param {string} from
 * @param {string} name
 */
function isHeld(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    if (packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

/**
 * @param {string} name
 * @param {string} version
 * @param {boolean | undefined} dev
 * @returns {LockEntry}
 */
function entryFor(name, version, dev) {
  const parts = name.split(/[/\-_.]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor));
  const libc = parts.includes("musl") ? ["musl"] : parts.includes("gnu") ? ["glibc"] : [];
  return {
    version: version.replace(/^[\^~]/, ""),
    ...(dev && { dev }),
    optional: true,
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
  };
}
