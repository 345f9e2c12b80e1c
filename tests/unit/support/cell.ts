/** A store of one value, as `storage.local` or `storage.session` keep it. */
export class Cell<T> {
  constructor(public value: T) {}

  readonly get = async (): Promise<T> => this.value;

  readonly set = async (value: T): Promise<void> => {
    this.value = value;
  };
}
