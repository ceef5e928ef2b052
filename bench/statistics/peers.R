# The same statistics by R (lme4, psych, survival, boot): elapsed seconds per call, medians. Called by bench/statistics.ts with a folder of CSV files.
folder <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))
long <- read("long")
items <- as.matrix(read("items"))
table <- as.matrix(read("table"))
lasting <- read("lasting")
clusters <- split(read("clusters")$value, read("clusters")$cluster)
counts <- read("counts")
# What needs a package that is not there is left out.
time <- function(name, package, times, work) {
  if (!suppressPackageStartupMessages(require(package, character.only = TRUE, quietly = TRUE))) return(invisible())
  seconds <- sapply(seq_len(times), function(k) { gc(FALSE); system.time(value <<- suppressMessages(suppressWarnings(work())))[["elapsed"]] })
  cat(name, median(seconds), sprintf("%.10g", value), "\n")
}
time("oneway", "lme4", 5, function() as.data.frame(VarCorr(lmer(y ~ 1 + (1 | target), long)))$vcov[1])
time("twoway", "lme4", 5, function() as.data.frame(VarCorr(lmer(y ~ 1 + (1 | target) + (1 | rater), long)))$vcov[1])
time("alpha", "psych", 5, function() psych::alpha(items, warnings = FALSE)$total$raw_alpha)
time("icc", "psych", 3, function() ICC(table, lmer = FALSE)$results$ICC[2])
time("alive", "survival", 5, function() tail(survfit(Surv(days, reason > 0) ~ 1, lasting, conf.type = "log-log")$lower, 1))
time("reasons", "survival", 3, function() tail(survfit(Surv(days, factor(reason, 0:3)) ~ 1, lasting, conf.type = "log-log")$lower[, 2], 1))
time("exact", "stats", 3, function() mean(mapply(function(x, n) binom.test(x, n)$conf.int[1], counts$a, counts$a + counts$b)))
time("fisher", "stats", 3, function() mean(mapply(function(a, b, c, d) fisher.test(matrix(c(a, c, b, d), 2))$p.value, counts$a, counts$b, counts$c, counts$d)))
time("bootstrap", "boot", 3, function() {
  set.seed(1)
  mean(boot.ci(boot(clusters, function(own, k) mean(unlist(own[k])), 1999), type = "perc")$percent[4:5])
})
