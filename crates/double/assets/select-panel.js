// Primer's SelectPanel: a button, a modal dialog, a list that comes from the server.
'use strict';

// Fetches a list whenever its search field changes.
class RemoteInputElement extends HTMLElement {
  connectedCallback() {
    this.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.load(), 150);
    });
  }

  async load() {
    const address = new URL(this.getAttribute('src'), location.href);
    const query = this.querySelector('input').value;
    if (query) address.searchParams.set('q', query);
    const round = (this.round = (this.round ?? 0) + 1);
    this.setAttribute('loading', '');
    this.dispatchEvent(new Event('loadstart'));
    const answer = await fetch(address, {headers: {Accept: 'text/fragment+html'}});
    const markup = await answer.text();
    if (round !== this.round) return;
    this.removeAttribute('loading');
    if (answer.ok) {
      const detail = {markup};
      this.dispatchEvent(new CustomEvent('remote-input-success', {bubbles: true, detail}));
    }
    this.dispatchEvent(new Event('loadend'));
  }
}

class SelectPanelElement extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector(':scope > button[aria-controls]');
    this.dialog = this.querySelector(':scope > dialog');
    this.list = this.dialog.querySelector('ul');
    this.remote = this.dialog.querySelector('remote-input');
    this.button.addEventListener('click', () => this.open());
    this.list.addEventListener('click', event => {
      const option = event.target.closest('[role=option]');
      if (option) this.activate(option);
    });
    this.remote.addEventListener('remote-input-success', event => this.show(event.detail.markup));
    this.dialog.addEventListener('click', event => this.closeFromOutside(event));
    this.dialog.addEventListener('close', () => {
      this.button.setAttribute('aria-expanded', 'false');
      this.dispatchEvent(new CustomEvent('panelClosed', {bubbles: true}));
    });
    this.setAttribute('data-ready', 'true');
  }

  get isSingle() {
    return this.dataset.selectVariant === 'single';
  }

  // What other code of the page knows to be chosen, for a panel of many.
  get chosen() {
    return this.chosenValues?.() ?? [];
  }

  open() {
    this.dialog.showModal();
    this.dialog.setAttribute('data-ready', 'true');
    this.button.setAttribute('aria-expanded', 'true');
    this.place();
    this.dialog.dispatchEvent(new CustomEvent('dialog:open'));
    if (!this.loaded) {
      this.loaded = true;
      this.list.innerHTML = '<li class="color-fg-muted" role="none">Loading…</li>';
      this.remote.load();
    }
  }

  place() {
    const anchor = this.button.getBoundingClientRect();
    const room = innerHeight - this.dialog.offsetHeight - 8;
    this.dialog.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - 340))}px`;
    this.dialog.style.top = `${Math.max(8, Math.min(anchor.bottom + 4, room))}px`;
  }

  show(markup) {
    this.list.innerHTML = markup;
    const value = this.querySelector(':scope > [data-list-inputs=true] input')?.value;
    for (const option of this.list.querySelectorAll('[role=option]')) {
      const isChosen = this.isSingle
        ? option.dataset.value === value
        : this.chosen.includes(option.dataset.value);
      this.mark(option, isChosen);
    }
    this.dialog.querySelector('.select-panel-empty').hidden = this.list.children.length > 0;
    this.place();
  }

  mark(option, isChosen) {
    option.setAttribute('aria-selected', String(isChosen));
    if (!this.isSingle) option.setAttribute('aria-checked', String(isChosen));
  }

  activate(option) {
    const isChosen = this.isSingle || option.getAttribute('aria-checked') !== 'true';
    const detail = {item: option.closest('li'), checked: isChosen};
    const before = new CustomEvent('beforeItemActivated', {bubbles: true, cancelable: true, detail});
    if (!this.dispatchEvent(before)) return;
    if (this.isSingle) {
      for (const other of this.list.querySelectorAll('[role=option]')) this.mark(other, other === option);
      const label = option.querySelector('.ActionListItem-label').textContent;
      this.button.querySelector('.Button-label').textContent = label;
      this.querySelector(':scope > [data-list-inputs=true] input').value = option.dataset.value;
      this.dialog.close();
    } else {
      this.mark(option, isChosen);
    }
    this.dispatchEvent(new CustomEvent('itemActivated', {bubbles: true, detail}));
  }

  closeFromOutside(event) {
    if (event.target !== this.dialog) return;
    const box = this.dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left && event.clientX <= box.right &&
      event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) this.dialog.close();
  }
}

customElements.define('remote-input', RemoteInputElement);
customElements.define('select-panel', SelectPanelElement);
