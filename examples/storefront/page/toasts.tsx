import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

interface Notice {
  readonly text: string
  /** What the button of the notice does; none without it. */
  readonly act?: { readonly label: string; readonly run: () => void }
}

/** How long a notice stays, unless the pointer or the focus is on it. */
const SHOWN_MS = 8_000

const ToastContext = createContext<(notice: Notice) => void>(() => undefined)

/** The function that shows a notice in place of the one before. */
export const useToast = () => useContext(ToastContext)

/** Runs a write, and says why it failed. */
export function useAttempt(): (write: () => Promise<void>) => void {
  const toast = useToast()
  return useCallback(
    (write) => {
      write().catch((error: unknown) =>
        toast({ text: error instanceof Error ? error.message : 'That failed. Try again.' }),
      )
    },
    [toast],
  )
}

/** Shows the newest notice over the bottom of the page: it moves nothing. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null)
  const [isHeld, setHeld] = useState(false)
  const opener = useRef<Element | null>(null)
  const show = useCallback((next: Notice) => {
    opener.current = document.activeElement
    setNotice(next)
  }, [])
  useEffect(() => {
    if (notice === null || isHeld) return
    const timer = setTimeout(() => setNotice(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [notice, isHeld])
  const act = () => {
    setNotice(null)
    setHeld(false)
    notice?.act?.run()
    const isThere = opener.current instanceof HTMLElement && opener.current.isConnected
    const target = isThere ? (opener.current as HTMLElement) : document.querySelector('h1')
    target?.focus({ preventScroll: true })
  }
  return (
    <ToastContext value={show}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a notice stays while it is pointed at; nothing is done by it */}
      <div
        className="toast"
        data-shown={notice !== null}
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <p role="status">{notice?.text}</p>
        {notice?.act ? (
          <button type="button" onClick={act}>
            {notice.act.label}
          </button>
        ) : null}
      </div>
    </ToastContext>
  )
}
