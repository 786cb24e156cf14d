import { useEffect, useLayoutEffect, useState } from 'react'

export type Theme = 'light' | 'dark'

const KEY = 'attune-theme'
const DARK = '(prefers-color-scheme: dark)'

/** The current theme and a function to toggle it. Follows the system until the user has chosen. */
export function useTheme(): { readonly theme: Theme; toggle(): void } {
  const [chosen, setChosen] = useState<Theme | null>(() => asTheme(window.localStorage.getItem(KEY)))
  const [isSystemDark, setSystemDark] = useState(() => window.matchMedia(DARK).matches)

  useEffect(() => {
    const media = window.matchMedia(DARK)
    const follow = () => setSystemDark(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])

  const theme = chosen ?? (isSystemDark ? 'dark' : 'light')
  // Before anything is painted: a page must not appear in the colors of the other theme first.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])

  return {
    theme,
    toggle() {
      const next = theme === 'dark' ? 'light' : 'dark'
      window.localStorage.setItem(KEY, next)
      setChosen(next)
    },
  }
}

function asTheme(text: string | null): Theme | null {
  return text === 'light' || text === 'dark' ? text : null
}
