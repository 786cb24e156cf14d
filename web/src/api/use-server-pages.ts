import { useEffect, useState } from 'react'

/** Which optional pages this server has on. */
export interface ServerPages {
  readonly ide: boolean
  readonly sandbox: boolean
}

const NONE: ServerPages = { ide: false, sandbox: false }

/** Loads which optional pages are on; none until the server has answered. */
export function useServerPages(): ServerPages {
  const [pages, setPages] = useState(NONE)
  useEffect(() => {
    fetch('/pages.json')
      .then(async (response) => {
        if (response.ok) setPages((await response.json()) as ServerPages)
      })
      // Without an answer the links stay hidden; the page itself reports that the server is unreachable.
      .catch(() => undefined)
  }, [])
  return pages
}
