import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'

/** What a notice says after an act. */
export interface Notice {
  /** A sentence for the user. */
  readonly text: string
  /** True if the act was not done. */
  readonly isBad?: boolean
  /** Takes the act back. */
  undo?(): void
}

/** How long a notice stays, unless the pointer or the focus is on it. */
const SHOWN_MS = 8_000

const ToastContext = createContext<(notice: Notice) => void>(() => undefined)

/** Returns the function that shows a notice in place of the one before. */
export function useToast(): (notice: Notice) => void {
  return useContext(ToastContext)
}

/** Shows the newest notice over the bottom of the page: it moves nothing. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null)
  const [isHeld, setHeld] = useState(false)
  const opener = useRef<Element | null>(null)
  const say = useCallback((next: Notice) => {
    if (!document.activeElement?.closest('.toast')) opener.current = document.activeElement
    setNotice(next)
  }, [])
  useEffect(() => {
    if (notice === null || isHeld) return
    const timer = setTimeout(() => setNotice(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [notice, isHeld])
  const leave = () => {
    setHeld(false)
    setNotice(null)
    focusOn(opener.current)
  }
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div className="toasts">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a notice stays while it is pointed at; nothing is done by it */}
        <div
          className={notice?.isBad ? 'toast is-bad' : 'toast'}
          hidden={notice === null}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <p role="status">{notice?.text}</p>
          {notice?.undo ? (
            <button
              type="button"
              className="button is-small"
              onClick={() => {
                leave()
                notice.undo?.()
              }}
            >
              Undo
            </button>
          ) : null}
          <button type="button" className="button is-small is-quiet is-round" onClick={leave}>
            <Icon name="close" />
            <span className="hidden">Close this notice</span>
          </button>
        </div>
      </div>
    </ToastContext.Provider>
  )
}

/** Focuses the element, or the content of the page if it is gone. */
function focusOn(element: Element | null): void {
  const target =
    element instanceof HTMLElement && element.isConnected ? element : document.getElementById('main')
  target?.focus({ preventScroll: true })
}
