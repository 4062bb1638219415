package bot.mtasts.webhook.page;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.say.FindingPages;
import bot.mtasts.webhook.ReportHtml.Page;
import bot.mtasts.webhook.page.markup.JtefindingpageGenerated;
import bot.mtasts.webhook.page.markup.JtefindingsGenerated;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// The catalogue of findings for people: the pages of `docs/findings`, as HTML.
public final class FindingsPage {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  // Markup in a page would be shown as text: what we write there is Markdown.
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(TABLES)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(_ -> FindingsPage::leadHere)
          .build();

  private FindingsPage() {}

  /// All codes, dimension by dimension.
  public static Page all() {
    VisibleOutput html = VisibleOutput.create();
    JtefindingsGenerated.render(html, null);
    return new Page(html.toString(), ReportPage.POLICY);
  }

  /// What one code means, how to see it by hand, and how to mend it.
  public static Page of(FindingCode code) {
    VisibleOutput html = VisibleOutput.create();
    JtefindingpageGenerated.render(html, null, code, body(code));
    return new Page(html.toString(), ReportPage.POLICY);
  }

  private static String body(FindingCode code) {
    // The marks around the generated part are for the test that keeps it, not for readers.
    String markdown = FindingPages.markdown(code).replaceAll("(?m)^<!--.*-->\\n", "");
    return RENDERER.render(PARSER.parse(markdown));
  }

  // The pages name each other as the files they are: `mx_no_match.md`.
  private static void leadHere(Node node, String tag, Map<String, String> attributes) {
    String target = attributes.get("href");
    if (node instanceof Link && target != null && target.matches("[a-z0-9_]+\\.md")) {
      attributes.put("href", "/findings/" + target.substring(0, target.length() - 3));
    }
  }
}
