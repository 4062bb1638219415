package bot.mtasts.webhook;

import bot.mtasts.core.request.CheckStanding;

/// Shows a check to people, in a browser.
public interface ReportHtml {
  /// The page of a check, however far it has come.
  Page page(CheckStanding standing);

  /// The page for an id that is not, or not any more, one of a check.
  Page unknown();

  /// A whole HTML document.
  ///
  /// @param contentSecurityPolicy what the document may load; the header is sent with it
  record Page(String html, String contentSecurityPolicy) {}
}
