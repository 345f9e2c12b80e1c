/**
 * Stands in for semver, which `@metamask/utils` compares versions of snaps with: nothing here has any, and 8 kB of what
 * every start of the worker would read.
 */
function absent(): never {
  throw new Error('versions are not compared here');
}

export default { gt: absent, gtr: absent, satisfies: absent, valid: absent, validRange: absent };
