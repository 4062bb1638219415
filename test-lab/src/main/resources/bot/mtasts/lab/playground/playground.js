// Each client on the page follows what its fake shows to one person in one channel, and hands on what
// that person does. The server draws; nothing is interpreted here.

for (const section of document.querySelectorAll('[data-client]')) {
  new Client(section).start();
}

function Client(section) {
  const base = `/playground/${section.dataset.client}`;
  const find = (selector) => section.querySelector(selector);
  const messages = find('.messages');
  const modal = find('.modal');
  const typed = find('[name=text]');
  const suggested = find('.suggestions');
  let channel = null;
  let turn = 0;
  let asked = 0;

  this.start = async () => {
    const world = await (await fetch(`${base}/world`)).json();
    find('.person').replaceChildren(...world.people.map((each) => new Option(each.name, each.id)));
    find('.channels').replaceChildren(...world.channels.map(entry));
    find('.person').addEventListener('change', follow);
    find('.composer').addEventListener('submit', (event) => {
      event.preventDefault();
      send('say', { text: typed.value });
      typed.select();
      suggest([]);
    });
    if (suggested) {
      typed.addEventListener('input', offer);
      typed.addEventListener('keydown', walk);
      typed.addEventListener('blur', () => suggest([]));
      // Before the field loses its focus.
      suggested.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        take(event.target.closest('[role=option]'));
      });
    }
    section.addEventListener('click', pressed);
    section.addEventListener('change', chosen);
    modal.addEventListener('submit', submitted);
    modal.addEventListener('cancel', (event) => {
      event.preventDefault();
      send('close', {});
    });
    choose(world.channels[0]);
  };

  function entry(each) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = each.name;
    button.dataset.channel = each.id;
    if (each.says) {
      const says = document.createElement('small');
      says.textContent = each.says;
      button.append(says);
    }
    button.addEventListener('click', () => choose(each));
    item.append(button);
    return item;
  }

  function choose(each) {
    channel = each.id;
    find('.title').textContent = each.name;
    for (const button of section.querySelectorAll('[data-channel]')) {
      button.toggleAttribute('aria-current', button.dataset.channel === channel);
    }
    find('.composer').hidden = each.home === true;
    if (each.home) {
      send('say', { text: '' });
    }
    follow();
  }

  // Asks again and again; an older turn ends with a newer one.
  async function follow() {
    const mine = ++turn;
    let seen = -1;
    while (mine === turn) {
      const query = new URLSearchParams({ channel, person: find('.person').value });
      try {
        const shown = await (await fetch(`${base}/shown?${query}`)).json();
        if (mine === turn && shown.version !== seen) {
          seen = shown.version;
          show(shown);
        }
        await pause(300);
      } catch {
        notice('The server does not answer; trying again.');
        await pause(2000);
      }
    }
  }

  function pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  function show(shown) {
    const atEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
    messages.innerHTML = shown.html;
    for (const box of messages.querySelectorAll('[data-colour]')) {
      box.style.setProperty('--colour', box.dataset.colour);
    }
    if (atEnd) {
      messages.scrollTop = messages.scrollHeight;
    }
    if (shown.modal === null) {
      modal.close();
    } else if (modal.dataset.version !== String(shown.modalVersion)) {
      modal.innerHTML = shown.modal;
      if (!modal.open) {
        modal.showModal();
      }
    }
    modal.dataset.version = String(shown.modalVersion);
  }

  // Asks what the client would offer, once the hand rests.
  async function offer() {
    const mine = ++asked;
    await pause(120);
    if (mine !== asked) {
      return;
    }
    const query = new URLSearchParams({ channel, person: find('.person').value, text: typed.value });
    const answer = await fetch(`${base}/suggestions?${query}`);
    if (mine === asked && answer.ok) {
      suggest((await answer.json()).suggestions);
    }
  }

  function suggest(offered) {
    if (!suggested) {
      return;
    }
    if (offered.length === 0) {
      asked++;
    }
    suggested.replaceChildren(...offered.map(suggestion));
    suggested.hidden = offered.length === 0;
    typed.setAttribute('aria-expanded', String(offered.length > 0));
    typed.removeAttribute('aria-activedescendant');
  }

  function suggestion(each, index) {
    const item = document.createElement('li');
    item.role = 'option';
    item.id = `${suggested.id}-${index}`;
    item.textContent = each.label;
    item.dataset.text = each.text;
    item.ariaSelected = 'false';
    const says = document.createElement('small');
    says.textContent = each.says;
    item.append(says);
    return item;
  }

  function walk(event) {
    const items = [...suggested.children];
    const current = items.findIndex((each) => each.ariaSelected === 'true');
    if (suggested.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = items[(current + step + items.length + (current < 0 && step < 0 ? 1 : 0)) % items.length];
      items.forEach((each) => { each.ariaSelected = String(each === next); });
      next.scrollIntoView({ block: 'nearest' });
      typed.setAttribute('aria-activedescendant', next.id);
    } else if (event.key === 'Tab' || (event.key === 'Enter' && current >= 0)) {
      take(items[Math.max(current, 0)]);
    } else if (event.key === 'Escape') {
      suggest([]);
    } else {
      return;
    }
    event.preventDefault();
  }

  function take(item) {
    if (item) {
      typed.value = item.dataset.text;
      typed.focus();
      offer();
    }
  }

  function pressed(event) {
    const button = event.target.closest('button');
    if (!button || button.closest('form.composer')) {
      return;
    }
    if (button.dataset.close !== undefined) {
      send('close', {});
    } else if (button.dataset.shortcut !== undefined) {
      send('shortcut', { message: button.dataset.shortcut });
    } else if (button.dataset.action !== undefined) {
      button.closest('details')?.removeAttribute('open');
      send('press', {
        message: button.closest('[data-message]')?.dataset.message ?? '',
        block: button.dataset.block,
        action: button.dataset.action,
        value: button.dataset.option ?? button.dataset.value,
      });
    }
  }

  function chosen(event) {
    const select = event.target.closest('select[data-action]');
    if (select && select.value !== '') {
      send('press', {
        message: select.closest('[data-message]')?.dataset.message ?? '',
        block: select.dataset.block,
        action: select.dataset.action,
        value: select.value,
      });
    }
  }

  function submitted(event) {
    event.preventDefault();
    send('submit', { values: Object.fromEntries(new FormData(event.target)) });
  }

  async function send(what, body) {
    notice('');
    const answer = await fetch(`${base}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel, person: find('.person').value, ...body }),
    });
    if (!answer.ok) {
      notice(await answer.text());
    }
  }

  function notice(text) {
    find('.notice').textContent = text;
  }
}
