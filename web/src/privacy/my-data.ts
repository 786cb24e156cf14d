import type { MyDataQuery } from '../__generated__/graphql.ts'

/** What one query says about a user. */
export type MyData = NonNullable<MyDataQuery['user']>
