package com.example.corpus.quartz;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Runs jobs at once and tells when others are due; scheduler, job store and plugins are named in a file. */
public final class Reminders implements RequestHandler<List<String>, Map<String, Object>> {
    private static final BlockingQueue<String> DONE = new LinkedBlockingQueue<>();

    /** Made by reflection, with its data set by setters. */
    @DisallowConcurrentExecution
    public static final class Remind implements Job {
        private String whom;

        public void setWhom(String whom) {
            this.whom = whom;
        }

        @Override
        public void execute(JobExecutionContext context) {
            DONE.add(whom + " " + context.getJobDetail().getKey() + " " + context.getMergedJobDataMap().getInt("number"));
        }
    }

    @Override
    public Map<String, Object> handleRequest(List<String> names, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try {
            Scheduler scheduler = new StdSchedulerFactory("scheduler.properties").getScheduler();
            scheduler.start();
            for (String name : names) {
                JobDetail job = JobBuilder.newJob(Remind.class).withIdentity(name).usingJobData("whom", name).build();
                scheduler.scheduleJob(
                        job, TriggerBuilder.newTrigger().usingJobData("number", name.length()).startNow().build());
                answer.put(name, DONE.take());
            }
            CronTrigger cron = TriggerBuilder.newTrigger()
                    .withSchedule(CronScheduleBuilder.cronSchedule("0 30 8 ? * MON-FRI *").inTimeZone(TimeZone.getTimeZone("UTC")))
                    .build();
            answer.put("next", cron.getFireTimeAfter(Date.from(Instant.parse("2026-01-02T09:00:00Z"))).toInstant().toString());
            answer.put("store", scheduler.getMetaData().getJobStoreClass().getSimpleName());
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
