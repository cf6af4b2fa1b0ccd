# Reference values for the tests of lib/stats, from base R's own statistics. `Rscript lib/stats/reference/reference.r`
# writes reference.json beside it. Numbers carry 17 digits, which is every double exactly.
num <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
one <- function(x) sprintf("%.17g", x)
obj <- function(...) { p <- list(...); paste0("{", paste(sprintf('"%s": %s', names(p), unlist(p)), collapse = ", "), "}") }
arr <- function(x) paste0("[\n    ", paste(x, collapse = ",\n    "), "\n  ]")

set.seed(20261122, kind = "Mersenne-Twister")
draw <- function(n, shift) round(rnorm(n, shift, 0.5), 12)

exact <- lapply(list(c(1, 0.2), c(5, 0.3), c(6, 0.4), c(10, 0.1), c(25, -0.2), c(50, 0.05)), function(s) {
  x <- draw(s[1], s[2]); n <- length(x)
  walsh <- sort(outer(x, x, "+")[!lower.tri(diag(n))] / 2)
  # wilcox.test's own rule; below 6 values it silently lowers the confidence, here there is no interval then.
  q <- qsignrank(0.025, n)
  ends <- if (q == 0) "null" else num(c(walsh[q], walsh[n * (n + 1) / 2 + 1 - q]))
  test <- wilcox.test(x, conf.int = TRUE, exact = TRUE)
  if (q > 0) stopifnot(all.equal(as.numeric(test$conf.int), c(walsh[q], walsh[n * (n + 1) / 2 + 1 - q])))
  obj(values = num(x), statistic = one(test$statistic), p = one(test$p.value), estimate = one(median(walsh)), interval95 = ends)
})

large <- lapply(list(c(100, 0.08), c(240, 0.03), c(1000, -0.02)), function(s) {
  x <- draw(s[1], s[2]); n <- length(x)
  walsh <- sort(outer(x, x, "+")[!lower.tri(diag(n))] / 2)
  ends <- function(alpha) { q <- qsignrank(alpha / 2, n); num(c(walsh[q], walsh[n * (n + 1) / 2 + 1 - q])) }
  test <- wilcox.test(x, exact = FALSE, correct = TRUE)
  obj(values = num(x), statistic = one(test$statistic), p = one(test$p.value), pExact = one(wilcox.test(x, exact = TRUE)$p.value),
      estimate = one(median(walsh)), interval95 = ends(0.05), interval90 = ends(0.1))
})

tied <- lapply(c(12, 40, 80), function(n) {
  x <- round(draw(n, 0.2), 1)
  test <- suppressWarnings(wilcox.test(x, exact = FALSE, correct = TRUE))
  obj(values = num(x), statistic = one(test$statistic), p = one(test$p.value))
})

skewed <- round(rlnorm(100, 6, 0.4), 9)
shares <- c(0.01, 0.1, 0.5, 0.9, 0.95, 0.99)
ranks <- c()
for (n in c(6, 7, 30, 36, 72, 100, 368, 1000, 100000)) for (p in c(0.5, 0.9, 0.95, 0.99)) {
  low <- qbinom(0.025, n, p); high <- qbinom(0.975, n, p) + 1
  ranks <- c(ranks, obj(n = n, share = p, low = low, high = high))
}

wilson <- sapply(list(c(0, 10), c(1, 10), c(3, 240), c(120, 240), c(10, 10), c(7, 100000)), function(s) {
  ci <- suppressWarnings(prop.test(s[1], s[2], correct = FALSE)$conf.int)
  obj(count = s[1], attempts = s[2], low = one(ci[1]), high = one(ci[2]))
})

holm <- sapply(list(c(0.01, 0.04, 0.03), c(0.5, 0.6), c(0.2), c(0.001, 0.001, 0.9, 0.02)), function(p)
  obj(p = num(p), adjusted = num(p.adjust(p, "holm"))))

rankSum <- sapply(list(c(12, 15, 0.5), c(60, 50, 0.1)), function(s) {
  x <- round(draw(s[1], 0), 1); y <- round(draw(s[2], s[3]), 1)
  obj(x = num(x), y = num(y), p = one(suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE)$p.value)))
})

trend <- sapply(c(0, 0.01), function(slope) {
  x <- round(draw(60, 0) + slope * 1:60, 1)
  obj(values = num(x), p = one(2 * pnorm(-abs(cor(x, 1:60, method = "spearman")) * sqrt(59))))
})

z <- c(-8, -4.56, -2.04, -1, 0, 0.5, 3)
p <- c(1e-9, 2.5e-6, 0.001, 0.025, 0.3, 0.5, 0.975, 0.999999)

writeLines(paste0("{\n", paste(sprintf('  "%s": %s', c("origin", "exact", "large", "tied", "skewed", "skewedShares", "skewedPercentiles",
  "ranks", "wilson", "holm", "rankSum", "trend", "z", "cdf", "p", "quantile"), c(
  sprintf('"%s, reference.r"', R.version.string), arr(exact), arr(large), arr(tied), num(skewed), num(shares),
  num(quantile(skewed, shares, type = 7)), arr(ranks), arr(wilson), arr(holm), arr(rankSum), arr(trend),
  num(z), num(pnorm(z)), num(p), num(qnorm(p)))), collapse = ",\n"), "\n}"), "lib/stats/reference/reference.json")
