import { openAttune } from '@attune/browser'
import { AttuneProvider } from '@attune/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readConfig, readToken } from './back-end.ts'
import { getToken, ShopProvider } from './shop.tsx'
import './style.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const [config, user] = await Promise.all([readConfig(), readToken()]).catch((error: unknown) => {
  root.textContent = 'The shop cannot be reached. Try again later.'
  throw error
})

const attune = openAttune({ url: config.url, key: config.apiKey })
// The page does not wait for it: its lists come again for the user. Without a token they stay those of the visitor.
if (user) attune.signIn(getToken).catch(() => undefined)

createRoot(root).render(
  <StrictMode>
    <AttuneProvider attune={attune}>
      <ShopProvider initialUser={user}>
        <App />
      </ShopProvider>
    </AttuneProvider>
  </StrictMode>,
)
