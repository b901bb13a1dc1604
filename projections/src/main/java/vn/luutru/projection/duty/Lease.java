package vn.luutru.projection.duty;

/**
 * A process has a duty, for the time being.
 *
 * @param duty  the name of the duty
 * @param owner the process, as it names itself: each start of a process under another name
 * @param fence the fencing number: above 0, and larger than that of every earlier lease of this duty. What is written under
 *              a lease is refused where something was written under a larger number
 */
public record Lease(String duty, String owner, long fence) {}
