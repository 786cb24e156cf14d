import { SharedStore } from '../platform/shared-store.ts'
import type { Opening } from './opening.ts'

/** Names users where there is no data key: what the store holds of them then is not encrypted either. */
const PLAIN = Buffer.from('attune')

/** Opens the store that processes share; null without one. A store that is away changes nothing but what is shared. */
export async function openSharedStore({ config, dataKey, logger }: Opening): Promise<SharedStore | null> {
  const { sharedStore } = config
  if (sharedStore.isEmpty) return null
  const store = new SharedStore({
    url: sharedStore.reveal(),
    key: dataKey?.derived('shared store') ?? PLAIN,
    onChange(isDown) {
      if (isDown) logger.warn('the shared store does not answer: each process goes on alone')
      else logger.info('the shared store answers')
    },
  })
  await store.open()
  return store
}
