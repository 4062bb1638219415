package bot.mtasts.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// One chat client on the playground, and a hand that uses it.
///
/// @param page the whole playground
/// @param client all that follows is inside of this
record ChatClient(Page page, Locator client) {
  /// @param word as in the URLs: `slack`
  static ChatClient of(Page page, String word) {
    return new ChatClient(page, page.locator("[data-client=" + word + "]"));
  }

  Locator messages() {
    return client.locator(".messages > li");
  }

  Locator of(String text) {
    return messages().filter(new Locator.FilterOptions().setHasText(text));
  }

  Locator latest() {
    return messages().last();
  }

  /// The message of that id, wherever it stands.
  Locator message(String id) {
    return client.locator("[data-message='" + id + "']");
  }

  Locator field() {
    return client.locator(".composer input");
  }

  void send(String line) {
    field().fill(line);
    button(client, "Send").click();
  }

  static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator inLatest(String button) {
    return button(latest(), button);
  }

  Locator modal() {
    return client.locator("dialog[open]");
  }

  void closeModal() {
    modal().locator("[data-close]").click();
    assertThat(modal()).hasCount(0);
  }

  void person(String name) {
    client.getByLabel("You are").selectOption(name);
  }

  void channel(String name) {
    client.locator(".channels button", new Locator.LocatorOptions().setHasText(name)).click();
    assertThat(client.locator(".title")).containsText(name);
  }

  /// Keeps what is seen of this client, to be looked at.
  void photograph(String name) {
    Chromium.photograph(client, name);
  }
}
