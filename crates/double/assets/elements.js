// GitHub's small custom elements, as far as the token pages use them.
'use strict';

// Loads its `src` and puts the answer in its own place.
class IncludeFragmentElement extends HTMLElement {
  connectedCallback() {
    if (!this.started) this.load();
  }

  async load() {
    this.started = true;
    this.dispatchEvent(new Event('loadstart'));
    try {
      const answer = await fetch(this.getAttribute('src'), {headers: {Accept: 'text/fragment+html'}});
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const markup = await answer.text();
      this.dispatchEvent(new Event('load'));
      // Taken off the page meanwhile, e.g. because another owner was chosen.
      if (!this.isConnected) return;
      const place = this.parentElement;
      this.replaceWith(document.createRange().createContextualFragment(markup));
      place.dispatchEvent(new CustomEvent('include-fragment-replaced', {bubbles: true}));
    } catch {
      this.classList.add('is-error');
      this.querySelector('.js-failed')?.removeAttribute('hidden');
      this.querySelector('.js-loading')?.setAttribute('hidden', '');
      this.dispatchEvent(new Event('error'));
    }
    this.dispatchEvent(new Event('loadend'));
  }
}

// Asks the server about a name while it is typed.
class AutoCheckElement extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input:not([type=hidden])');
    this.addEventListener('input', () => {
      clearTimeout(this.timer);
      if (this.required) this.input.setCustomValidity(this.input.value ? 'Verifying…' : '');
      this.timer = setTimeout(() => this.check(), 300);
    });
  }

  get required() {
    return this.hasAttribute('required');
  }

  async check() {
    const value = this.input.value;
    const message = this.querySelector('.js-name-message');
    if (!value.trim()) {
      message.textContent = '';
      return;
    }
    const body = new URLSearchParams({
      value,
      authenticity_token: this.querySelector('[data-csrf]').value,
    });
    this.tell('start', 'loadstart');
    const answer = await fetch(this.getAttribute('src'), {method: 'POST', body});
    const markup = await answer.text();
    if (value !== this.input.value) return;
    message.innerHTML = markup;
    message.classList.toggle('is-error', !answer.ok);
    if (this.required) this.input.setCustomValidity(answer.ok ? '' : message.textContent);
    this.tell(answer.ok ? 'success' : 'error', answer.ok ? 'load' : 'error');
    this.tell('complete', 'loadend');
  }

  tell(onInput, onSelf) {
    this.input.dispatchEvent(new CustomEvent(`auto-check-${onInput}`, {bubbles: true}));
    this.dispatchEvent(new Event(onSelf));
  }
}

// Puts a native popover below the button that opens it, or above where there is no room. It is placed before it shows,
// so that nothing moves under a pointer.
class AnchoredPositionElement extends HTMLElement {
  connectedCallback() {
    this.addEventListener('beforetoggle', event => {
      if (event.newState !== 'open') return;
      const anchor = document.getElementById(this.getAttribute('anchor')).getBoundingClientRect();
      const height = 20 + 34 * this.querySelectorAll('li').length;
      const fits = anchor.bottom + 4 + height <= innerHeight;
      this.style.left = `${anchor.left}px`;
      this.style.top = fits ? `${anchor.bottom + 4}px` : 'auto';
      this.style.bottom = fits ? 'auto' : `${innerHeight - anchor.top + 4}px`;
    });
  }
}

// A menu of which one entry is chosen; the choice goes to a hidden field, without `input` or `change`.
class ActionMenuElement extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', event => {
      const button = event.target.closest('[role=menuitemradio]');
      if (button) this.choose(button);
    });
    this.setAttribute('data-ready', 'true');
  }

  choose(button) {
    for (const item of this.querySelectorAll('[role=menuitemradio]')) {
      item.setAttribute('aria-checked', String(item === button));
    }
    if (this.hasAttribute('data-dynamic-label')) {
      const label = button.querySelector('.ActionListItem-label').textContent;
      const place = this.querySelector('button[aria-controls] .Button-label');
      // With a prefix the label has two parts, and only the second changes.
      if (this.hasAttribute('data-dynamic-label-prefix')) place.lastElementChild.textContent = label;
      else place.textContent = label;
    }
    const input = this.querySelector('[data-list-inputs=true] input');
    input.value = button.dataset.value;
    input.removeAttribute('disabled');
    const detail = {item: button.closest('li'), checked: true};
    this.dispatchEvent(new CustomEvent('itemActivated', {bubbles: true, detail}));
    setTimeout(() => this.querySelector('[popover]').hidePopover());
  }
}

// Copies the value of another element.
class ClipboardCopyElement extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', () => this.copy());
    this.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') this.copy();
    });
  }

  async copy() {
    await navigator.clipboard.writeText(document.getElementById(this.getAttribute('for')).value);
    this.dispatchEvent(new CustomEvent('clipboard-copy', {bubbles: true}));
  }
}

// Buttons that close a dialog by its id.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-close-dialog-id]');
  if (button) document.getElementById(button.dataset.closeDialogId).close();
});

customElements.define('include-fragment', IncludeFragmentElement);
customElements.define('auto-check', AutoCheckElement);
customElements.define('anchored-position', AnchoredPositionElement);
customElements.define('action-menu', ActionMenuElement);
customElements.define('clipboard-copy', ClipboardCopyElement);
