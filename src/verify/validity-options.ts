/** Exported so that skipping the check is seen where it is done: `createVerifier({ validity: skipValidityCheck })`. */
export const skipValidityCheck: unique symbol = Symbol('rungs.skipValidityCheck')
