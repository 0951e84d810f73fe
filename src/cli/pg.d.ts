// `pg` has no types of its own; what is used of it is written down where it is.

declare module 'pg' {
  export type Untyped = unknown
}
