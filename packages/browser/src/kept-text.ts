/** A text that survives the page. */
export interface KeptText {
  read(): string | null
  write(text: string): void
  remove(): void
}

/** As long as browsers keep a cookie, seconds. */
const COOKIE_SECONDS = 400 * 24 * 3_600

/** Result of what may throw because storage is denied; null if it did. */
function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}

function setCookie(name: string, value: string, seconds: number): void {
  attempt(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is asynchronous, and missing in some browsers
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${seconds}; samesite=lax`
  })
}

function cookie(name: string): string | null {
  const found = attempt(() => document.cookie.split('; ').find((one) => one.startsWith(`${name}=`)))
  return found ? attempt(() => decodeURIComponent(found.slice(name.length + 1))) : null
}

/**
 * Keeps a text in `localStorage`, else in a cookie, else for this page alone. Nothing is stored before the first `write`. On a
 * server nothing is kept, because its memory is shared by all visitors.
 */
export function keptText(name: string): KeptText {
  let inMemory: string | null = null
  const isServer = typeof document === 'undefined'
  return {
    read: () => {
      if (isServer) return null
      return attempt(() => localStorage.getItem(name)) ?? cookie(name) ?? inMemory
    },
    write: (text) => {
      if (isServer) return
      const isStored = attempt(() => localStorage.setItem(name, text)) !== null
      if (!isStored) setCookie(name, text, COOKIE_SECONDS)
      // What is stored is never in memory too: another tab may remove it, and then it must not come back.
      inMemory = isStored || cookie(name) === text ? null : text
    },
    remove: () => {
      inMemory = null
      attempt(() => localStorage.removeItem(name))
      if (cookie(name) !== null) setCookie(name, '', 0)
    },
  }
}
