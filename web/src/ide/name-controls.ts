/** Names for the editors of Altair, by the element around them. */
const EDITORS = [
  ['app-query-result', 'Result'],
  ['app-variables-editor', 'Variables'],
  ['app-query-editor', 'Query'],
] as const

/** Mends what Altair leaves out for screen readers and the keyboard, whenever it changes the page. */
export function nameControls(): void {
  new MutationObserver(mend).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['aria-controls'],
  })
}

function mend(): void {
  const root = document.querySelector('app-root')
  root?.setAttribute('role', 'main')
  // Altair empties the element when it starts.
  if (root && !root.querySelector('h1')) root.prepend(heading())
  document.querySelector('app-window-switcher:not([tabindex])')?.setAttribute('tabindex', '0')
  for (const editor of document.querySelectorAll('.cm-content:not([aria-label])')) {
    editor.setAttribute('aria-label', editorName(editor))
  }
  for (const button of document.querySelectorAll('button[track-id]')) nameButton(button)
  for (const tab of document.querySelectorAll('[role="tab"][aria-controls]')) {
    if (document.getElementById(tab.getAttribute('aria-controls') ?? '') === null) {
      tab.removeAttribute('aria-controls')
    }
  }
}

function editorName(editor: Element): string {
  const around = EDITORS.find(([selector]) => editor.closest(selector))
  return around?.[1] ?? editor.getAttribute('aria-placeholder') ?? 'Text'
}

/** A button without text is named by what Altair calls it. Text may come after the button. */
function nameButton(button: Element): void {
  const name = (button.getAttribute('track-id') ?? '').replaceAll('_', ' ')
  const hasText = Boolean(button.textContent?.trim())
  if (!hasText && !button.hasAttribute('aria-label')) button.setAttribute('aria-label', name)
  else if (hasText && button.getAttribute('aria-label') === name) button.removeAttribute('aria-label')
}

/** For screen readers alone. */
function heading(): HTMLElement {
  const element = document.createElement('h1')
  element.textContent = document.title
  element.style.cssText =
    'position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)'
  return element
}
