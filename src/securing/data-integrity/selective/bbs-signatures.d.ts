// The peer has no types: `BbsPeer` says what is used of it.
declare module '@digitalbazaar/bbs-signatures'
