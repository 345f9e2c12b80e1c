/**
 * Stands in for semver, by which `@metamask/utils` compares the versions of snaps: there are none here, and every start
 * of the worker would read 7 kB (gzipped) more.
 */
function absent(): never {
  throw new Error('versions are not compared here');
}

export default { gt: absent, gtr: absent, satisfies: absent, valid: absent, validRange: absent };
