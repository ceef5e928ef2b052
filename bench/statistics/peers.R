# The same statistics by R (lme4, psych): elapsed seconds per call, medians. Called by bench/statistics.ts with a folder of CSV files.
suppressPackageStartupMessages({ library(lme4); library(psych) })
folder <- commandArgs(TRUE)[1]
long <- read.csv(file.path(folder, "long.csv"))
items <- as.matrix(read.csv(file.path(folder, "items.csv")))
table <- as.matrix(read.csv(file.path(folder, "table.csv")))
time <- function(name, times, work) {
  seconds <- sapply(seq_len(times), function(k) { gc(FALSE); system.time(value <<- work())[["elapsed"]] })
  cat(name, median(seconds), sprintf("%.10g", value), "\n")
}
time("oneway", 5, function() as.data.frame(VarCorr(lmer(y ~ 1 + (1 | target), long)))$vcov[1])
time("twoway", 5, function() as.data.frame(VarCorr(lmer(y ~ 1 + (1 | target) + (1 | rater), long)))$vcov[1])
time("alpha", 5, function() suppressWarnings(alpha(items, warnings = FALSE)$total$raw_alpha))
time("icc", 3, function() suppressWarnings(ICC(table, lmer = FALSE)$results$ICC[2]))
