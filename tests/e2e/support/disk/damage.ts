import { onScreen } from '../screens/open';
import type { Wallet } from '../wallet';

declare const chrome: {
  storage: { local: { remove(key: string): Promise<void> } };
};

/** Places on the disk that can go bad, each apart. */
type Place = 'header' | 'mirror' | 'states' | 'epochs' | 'record';

/**
 * Writes nonsense over places of the vault, as a failing disk would, and ends the worker, which may know them still.
 * Of records it hits the first item.
 */
export async function damage(wallet: Wallet, ...places: Place[]): Promise<void> {
  await onScreen(wallet, 'verify.html', (page) => page.evaluate(destroy, places));
  await wallet.killWorker();
}

/** In a page of the extension. */
async function destroy(places: Place[]): Promise<void> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await answer(indexedDB.open('satchel-2'));
  const store = (name: string) => db.transaction(name, 'readwrite').objectStore(name);
  if (places.includes('header')) await answer(store('header').put({ v: 2 }, 'header'));
  if (places.includes('states')) {
    for (const copy of ['state', 'copy']) await answer(store('state').put({ generation: 'x' }, copy));
  }
  if (places.includes('record')) {
    const [row] = await answer(store('items').getAll());
    await answer(store('items').put({ ...row, body: row.body.map(() => 0) }));
  }
  db.close();
  if (places.includes('mirror')) await chrome.storage.local.remove('header');
  if (places.includes('epochs')) {
    const root = await navigator.storage.getDirectory();
    for (const name of ['epochs-0', 'epochs-1']) {
      const file = await (await root.getFileHandle(name)).createWritable();
      await file.write(new Uint8Array(16));
      await file.close();
    }
  }
}
