import { readIdeAddress } from './ide-address.ts'
import { lendKey } from './lend-key.ts'
import { nameControls } from './name-controls.ts'
import { plainNumbers } from './plain-numbers.ts'

interface Tab {
  readonly initialName: string
  readonly initialQuery: string
  readonly initialVariables: string
}

interface AltairOptions {
  readonly initialWindows: readonly Tab[]
  readonly preserveState?: boolean
  readonly instanceStorageNamespace?: string
}

declare global {
  interface Window {
    readonly AltairGraphQL: { init(options: AltairOptions): void }
  }
}

/** Starts Altair with the explorer's key and the request of the address, and mends what Altair shows. */
export function start(options: AltairOptions): void {
  plainNumbers()
  lendKey()
  nameControls()
  window.AltairGraphQL.init(withRequest(options, window.location.hash))
}

/**
 * Altair shows the tab that it opens last. It opens none in a browser that kept tabs, so a request gets a store of its own,
 * which it does not read again; the kept tabs stay as they are.
 */
function withRequest(options: AltairOptions, hash: string): AltairOptions {
  const request = readIdeAddress(hash)
  const [like] = options.initialWindows
  if (request === null || !like) return options
  const tab = {
    ...like,
    initialName: 'Opened list',
    initialQuery: request.query,
    initialVariables: request.variables,
  }
  return {
    ...options,
    initialWindows: [...options.initialWindows, tab],
    preserveState: false,
    instanceStorageNamespace: 'attune_opened_',
  }
}
