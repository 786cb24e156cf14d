import { type ReactNode, useId, useRef } from 'react'

interface ConfirmButtonProps {
  readonly label: string
  /** What is asked, as the title of the dialog. */
  readonly question: string
  /** The consequences. */
  readonly children: ReactNode
  onConfirm(): void
}

/** A button whose action cannot be undone: it asks first. Escape, or the other button, cancels. */
export function ConfirmButton({ label, question, children, onConfirm }: ConfirmButtonProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <button type="button" className="button is-danger" onClick={() => dialog.current?.showModal()}>
        {label}
      </button>
      <dialog className="confirm" ref={dialog} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{question}</h2>
        {children}
        <div className="confirm-acts">
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button
            type="button"
            className="button is-danger is-strong"
            onClick={() => {
              close()
              onConfirm()
            }}
          >
            {label}
          </button>
        </div>
      </dialog>
    </>
  )
}
