import type { UserEventResolvers } from '../__generated__/resolvers.ts'

/** The fields of an event of a user. Only `User.events` leads here, which is for the user and for servers. */
export const userEventResolvers: UserEventResolvers = {
  item: ({ itemId }, _args, { loaders }) => loaders.itemById.load(itemId),
}
