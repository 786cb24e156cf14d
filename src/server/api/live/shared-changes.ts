import { randomUUID } from 'node:crypto'
import type { SharedStore } from '../../../platform/shared-store.ts'
import type { ChangeFeed, Following, UserChanges } from './user-changes.ts'

/** Channels of users, by name. */
const CHANNEL = 'attune:u1:'

/** A change feed that ends with its server. */
export interface SharedChanges extends ChangeFeed {
  close(): void
}

/**
 * The changes of users in all processes that share a store. Only processes that follow a user hear of them. While the store is
 * away, each hears of its own; once it is back, all that is followed is read again within `spreadMs`, because messages are lost
 * meanwhile.
 */
export function sharedChanges(local: UserChanges, store: SharedStore, spreadMs = 2_000): SharedChanges {
  const process = randomUUID()
  const listener = store.listener()
  /** Users by channel, with the number of their followers. */
  const followed = new Map<string, { readonly userId: string; followers: number }>()
  const channelOf = (userId: string) => CHANNEL + store.nameOf(userId)
  let isConnected = false
  listener.on('ready', () => {
    if (isConnected) {
      if (followed.size > 0) listener.subscribe(...followed.keys()).catch(() => undefined)
      local.repeatAll(spreadMs)
    }
    isConnected = true
  })
  listener.on('message', (channel: string, message: string) => {
    const [from, watermark] = message.split(' ')
    const userId = followed.get(channel)?.userId
    if (userId !== undefined && watermark !== undefined && from !== process) local.tell(userId, watermark)
  })
  const join = (userId: string) => {
    const channel = channelOf(userId)
    const known = followed.get(channel) ?? { userId, followers: 0 }
    known.followers++
    followed.set(channel, known)
    // It waits for the connection.
    if (known.followers === 1) listener.subscribe(channel).catch(() => undefined)
  }
  const leave = (userId: string) => {
    const channel = channelOf(userId)
    const known = followed.get(channel)
    if (!known || --known.followers > 0) return
    followed.delete(channel)
    listener.unsubscribe(channel).catch(() => undefined)
  }
  return {
    tell(userId, watermark) {
      local.tell(userId, watermark)
      store
        .run((client) => client.publish(channelOf(userId), `${process} ${watermark}`))
        .catch(() => undefined)
    },
    follow(userId): Following {
      const following = local.follow(userId, () => leave(userId))
      join(userId)
      return following
    },
    close: () => listener.disconnect(),
  }
}
