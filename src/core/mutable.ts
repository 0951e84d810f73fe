/** A record while it is put together: an object made member by member is quicker than one spread out of many. */
export type Mutable<T> = { -readonly [Member in keyof T]: T[Member] }
