// SPDX-License-Identifier: Apache-2.0

/** The same tree of keys with other texts: a missing or surplus translation does not compile. */
export type SameWords<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameWords<Tree[Key]> }
