package bot.mtasts.store;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportArchive;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.store.Reports;
import bot.mtasts.core.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reports as whole documents, with what is asked for beside them.
final class JdbcReports implements Reports {
  private final Transactions transactions;

  JdbcReports(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void keep(CheckReport report) {
    transactions.run(handle -> insert(handle, report, null));
  }

  /// Keeps a report and what it saw, within a transaction; the same id again changes nothing.
  static void insert(Handle handle, CheckReport report, @Nullable String integration) {
    int inserted =
        handle
            .createUpdate(
                """
                insert into reports
                  (id, domain, integration, started_at, verdict, score, document)
                values
                  (:id, :domain, :integration, :started, :verdict, :score, :document)
                on conflict do nothing\
                """)
            .bind("id", report.id())
            .bind("domain", report.domain().ascii())
            .bind("integration", integration)
            .bind("started", report.startedAt())
            .bind("verdict", report.verdict().word())
            .bind("score", report.score().total())
            .bind("document", ReportArchive.write(report))
            .execute();
    if (inserted == 1) {
      Sightings.add(handle, report);
    }
  }

  @Override
  public Optional<CheckReport> find(String id) {
    return transactions.read(handle ->
        handle
            .createQuery("select document from reports where id = :id")
            .bind("id", id)
            .map((row, _) -> document(row))
            .findOne());
  }

  /// The report of a row.
  static CheckReport document(ResultSet row) throws SQLException {
    try {
      return ReportArchive.read(row.getString("document"));
    } catch (IllegalArgumentException e) {
      // Nobody who asked is to blame, as the exception would have it.
      throw new StoreException("A report cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public List<PastSighting> history(DomainName domain) {
    return transactions.read(handle -> Sightings.of(handle, domain));
  }

  @Override
  public List<Scored> scores(DomainName domain, @Nullable String integration, int limit) {
    return transactions.read(handle ->
        handle
            .createQuery(
                """
                select id, started_at, verdict, score from reports
                where domain = :domain and (:whose = '' or integration = :whose)
                order by started_at desc, id desc
                limit :limit\
                """)
            .bind("domain", domain.ascii())
            // No integration has an empty name; a bare null would have no type in PostgreSQL.
            .bind("whose", integration == null ? "" : integration)
            .bind("limit", limit)
            .map((row, _) -> scored(row))
            .list()
            .reversed());
  }

  private static Scored scored(ResultSet row) throws SQLException {
    return new Scored(
        row.getString("id"),
        Times.get(row, "started_at"),
        Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
        row.getObject("score", Integer.class));
  }
}
